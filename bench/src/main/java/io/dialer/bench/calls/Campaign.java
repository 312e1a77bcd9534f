package io.dialer.bench.calls;

/**
 * Poll calls to be made.
 *
 * @param firstNumber the first of the numbers to call, the others follow it
 * @param calls how many
 * @param inFlight how many at a time at most
 * @param perSecond how many are begun in a second; 0 for as many as can be
 * @param questions that each customer is asked and answers with a key
 */
record Campaign(long firstNumber, int calls, int inFlight, int perSecond, int questions) {

  /** The same with the numbers of another round, which nobody has called yet. */
  Campaign inRound(int round) {
    return new Campaign(firstNumber + (long) round * calls, calls, inFlight, perSecond, questions);
  }

  /** The same with another number of calls. */
  Campaign withCalls(int newCalls) {
    return new Campaign(firstNumber, newCalls, inFlight, perSecond, questions);
  }
}
