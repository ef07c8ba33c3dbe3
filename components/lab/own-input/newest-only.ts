/**
 * Asks one question at a time. While one is being answered, only the newest of those that follow waits: a pen moves faster than a busy worker answers. `take`
 * gets every answer; one that fails is dropped.
 */
export function newestOnly<Question, Answer>(
  ask: (question: Question) => Promise<Answer>,
  take: (question: Question, answer: Answer) => void,
): (question: Question) => void {
  let waiting: { readonly question: Question } | null = null;
  let isAsking = false;
  const work = async () => {
    isAsking = true;
    while (waiting) {
      const { question } = waiting as { readonly question: Question };
      waiting = null;
      try {
        take(question, await ask(question));
      } catch (reason) {
        console.warn("The network gave no answer.", reason);
      }
    }
    isAsking = false;
  };
  return (question) => {
    waiting = { question };
    if (!isAsking) void work();
  };
}
