/**
 * Posts what is said within one turn of the event loop as one message, a list in its order: to send a
 * message and to wake its reader takes longer than to write it.
 */
export function gatherMessages(post: (messages: unknown[]) => void): (message: unknown) => void {
  let said: unknown[] = [];
  return (message) => {
    said.push(message);
    if (said.length > 1) return;
    setImmediate(() => {
      const messages = said;
      said = [];
      post(messages);
    });
  };
}
