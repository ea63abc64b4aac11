/**
 * The mean time in a queue with one server and random arrivals, M/M/1: what each of several replicas is to requests that are
 * dealt out blindly.
 */
export const timeDealtBlindly = (serviceMs: number, utilisation: number): number => serviceMs / (1 - utilisation);

/**
 * The mean time when each request goes to the shorter of two queues drawn at random, for very many queues.
 *
 * @see Mitzenmacher, The Power of Two Choices in Randomized Load Balancing (1996), theorem 3.5, d = 2
 */
export function timeOfTwoChoices(serviceMs: number, utilisation: number): number {
  let sum = 0;
  for (let index = 1; index <= 30; index += 1) sum += utilisation ** (2 ** index - 2);
  return serviceMs * sum;
}
