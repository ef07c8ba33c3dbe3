/** Downloads a table that comes with the product, by its name. Rejects when it does not arrive. */
export async function exampleTable(name: string): Promise<ArrayBuffer> {
  const answer = await fetch(`/examples/${name}.csv`);
  if (!answer.ok) throw new Error(`The example table was answered with ${answer.status}.`);
  return answer.arrayBuffer();
}
