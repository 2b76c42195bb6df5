package io.dynox.internal.rate;

import io.dynox.rate.RateLimit;

/** Fills a balance at a steady rate: the limit of this process alone. Not thread-safe. */
final class OwnSupply implements Supply {

    private final Balance balance;
    private RateLimit.Fixed limit;

    /** Begins with a full burst. */
    OwnSupply(Balance balance, RateLimit.Fixed limit, long now) {
        this.balance = balance;
        this.limit = limit;
        balance.refill((double) limit.unitsPerSecond(), (double) limit.burst(), now);
        balance.add((double) limit.burst());
    }

    @Override
    public void change(RateLimit.Fixed changed, Change why, long now) {
        limit = changed;
        balance.refill((double) limit.unitsPerSecond(), (double) limit.burst(), now);
    }

    @Override
    public void spent(long units, long now) {}

    @Override
    public long unitsPerSecond() {
        return limit.unitsPerSecond();
    }
}
