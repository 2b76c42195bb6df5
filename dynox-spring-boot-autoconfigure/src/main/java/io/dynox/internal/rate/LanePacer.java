package io.dynox.internal.rate;

import io.dynox.internal.engine.lane.Pacer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Obeys the limits that are in force when a request goes, and when it ends; they may change in between. A request needs a
 * ticket of each; a lane waits for one limit at a time.
 *
 * <p>Thread-safe.
 *
 * @param inForce the limits of a lane at this moment, always in the same order
 */
record LanePacer(Supplier<List<LimitPacer>> inForce) implements Pacer {

    @Override
    public @Nullable Ticket admit(Runnable opened) {
        List<LimitPacer> limits = inForce.get();
        List<Ticket> tickets = new ArrayList<>(limits.size());
        for (LimitPacer limit : limits) {
            Ticket ticket = limit.admit(opened);
            if (ticket == null) {
                // its turn with another limit, if it has one, is for others
                limits.stream().filter(other -> other != limit).forEach(other -> other.pass(opened));
                tickets.forEach(Ticket::decline);
                return null;
            }
            tickets.add(ticket);
        }
        return switch (tickets.size()) {
            case 0 -> Ticket.FREE;
            case 1 -> tickets.get(0);
            default -> new Tickets(tickets);
        };
    }

    @Override
    public void pass(Runnable opened) {
        inForce.get().forEach(limit -> limit.pass(opened));
    }

    @Override
    public void correct(long units) {
        inForce.get().forEach(limit -> limit.correct(units));
    }

    @Override
    public void signal(boolean throttled) {
        inForce.get().forEach(limit -> limit.signal(throttled));
    }

    @Override
    public boolean isUnlimited() {
        return inForce.get().isEmpty();
    }

    /** One of each limit. */
    private record Tickets(List<Ticket> each) implements Ticket {

        @Override
        public void spend(long units) {
            each.forEach(ticket -> ticket.spend(units));
        }

        @Override
        public void decline() {
            each.forEach(Ticket::decline);
        }
    }
}
