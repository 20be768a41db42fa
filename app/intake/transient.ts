/** Codes of PostgreSQL, of Node's network and of Prisma that speak of the moment, not of what was asked. */
const codes = /^(08...|40001|40P01|53...|55P03|57P0.|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|P1001|P1002|P1008|P1017|P2024|P2034)$/;

const sentences =
  /Connection terminated|connection (timeout|error)|terminating connection|timeout exceeded when trying to connect|Unable to start a transaction/i;

/**
 * The failure would have met any work at this moment: a connection lost, a deadlock, a server that starts or is full. The
 * events are not to blame and stay as they are.
 */
export function isTransient(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    const { code } = cause as { code?: unknown };
    if (typeof code === "string" && codes.test(code)) return true;
    if (sentences.test(cause.message)) return true;
  }
  return false;
}
