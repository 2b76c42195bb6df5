package io.dynox.sample.live;

import io.dynox.sample.live.MapPoints.Place;
import io.dynox.sample.live.MapPoints.Slice;
import java.io.IOException;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * A page that is open. It is sent the newest state and the points that it doesn't have yet; while one sending lasts, the next ones
 * are left out, so that nothing piles up for a page that reads slowly.
 *
 * <p>Thread-safe.
 */
final class LivePage {

    private static final int POINTS_AT_ONCE = 16_384;
    private static final int QUIET_TURNS = 8;

    private final SseEmitter emitter;
    private final MapPoints points;
    private final AtomicBoolean sending = new AtomicBoolean();
    private Place place = Place.START;
    private @Nullable String shown;
    private int quiet;

    LivePage(SseEmitter emitter, MapPoints points) {
        this.emitter = emitter;
        this.points = points;
    }

    /** Whether the caller sends next; he calls {@link #send} then. */
    boolean takeTurn() {
        return sending.compareAndSet(false, true);
    }

    /**
     * Sends what is new, and something now and then when nothing is, so that a page that has gone is noticed.
     *
     * @return whether the page is still there
     */
    boolean send(String state) {
        try {
            boolean sent = sendPoints();
            if (!state.equals(shown)) {
                emitter.send(SseEmitter.event().name("state").data(state, MediaType.TEXT_PLAIN));
                shown = state;
                sent = true;
            }
            quiet = sent ? 0 : quiet + 1;
            if (quiet >= QUIET_TURNS) {
                emitter.send(SseEmitter.event().comment("still here"));
                quiet = 0;
            }
            return true;
        } catch (IOException | IllegalStateException gone) {
            return false;
        } finally {
            sending.set(false);
        }
    }

    void end() {
        emitter.complete();
    }

    private boolean sendPoints() throws IOException {
        boolean sent = false;
        Slice slice = points.since(place, POINTS_AT_ONCE);
        while (slice.points() > 0
                || (slice.isFirst() && place.round() != slice.next().round())) {
            String data =
                    (slice.isFirst() ? "new " : "more ") + Base64.getEncoder().encodeToString(slice.bytes());
            emitter.send(SseEmitter.event().name("points").data(data, MediaType.TEXT_PLAIN));
            place = slice.next();
            sent = true;
            if (slice.isLast()) {
                break;
            }
            slice = points.since(place, POINTS_AT_ONCE);
        }
        return sent;
    }
}
