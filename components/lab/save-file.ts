/** Lets the browser download a file. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the bytes after this turn of the event loop, so they are released later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
