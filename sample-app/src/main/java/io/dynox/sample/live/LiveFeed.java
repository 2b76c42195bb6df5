package io.dynox.sample.live;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the open pages the news, four times a second, and does nothing while none is open. Each page has a thread while it is
 * sent to, so that one that doesn't read holds up no other.
 *
 * <p>Thread-safe.
 */
@Component
final class LiveFeed {

    private static final int MOST_PAGES = 16;
    private static final long TURN_MILLIS = 250;

    private final LiveView view;
    private final MapPoints points;
    private final JsonMapper json;
    private final ScheduledExecutorService clock;
    private final ExecutorService senders;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final Set<LivePage> pages = new LinkedHashSet<>();

    @GuardedBy("lock")
    private @Nullable ScheduledFuture<?> turns;

    @GuardedBy("lock")
    private boolean ended;

    LiveFeed(LiveView view, ConfirmedCities cities, JsonMapper json) {
        this.view = view;
        this.points = cities.points();
        this.json = json;
        this.clock = Executors.newSingleThreadScheduledExecutor(threads("live-clock"));
        this.senders = Executors.newCachedThreadPool(threads("live-page-"));
    }

    /** Opens a page; empty when too many are open, or the application ends. */
    Optional<SseEmitter> open() {
        SseEmitter emitter = new SseEmitter(0L);
        LivePage page = new LivePage(emitter, points);
        emitter.onCompletion(() -> remove(page));
        emitter.onError(gone -> remove(page));
        synchronized (lock) {
            if (ended || pages.size() == MOST_PAGES) {
                return Optional.empty();
            }
            pages.add(page);
            if (turns == null) {
                turns = clock.scheduleWithFixedDelay(this::turn, 0, TURN_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
        return Optional.of(emitter);
    }

    int pages() {
        synchronized (lock) {
            return pages.size();
        }
    }

    /** Ends the pages before the server waits for the requests under way. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        List<LivePage> open;
        synchronized (lock) {
            ended = true;
            open = List.copyOf(pages);
        }
        clock.shutdownNow();
        open.forEach(LivePage::end);
        senders.shutdown();
    }

    private void turn() {
        List<LivePage> open;
        synchronized (lock) {
            open = List.copyOf(pages);
        }
        String state = json.writeValueAsString(view.now());
        for (LivePage page : open) {
            if (page.takeTurn()) {
                senders.execute(() -> {
                    if (!page.send(state)) {
                        remove(page);
                    }
                });
            }
        }
    }

    private void remove(LivePage page) {
        synchronized (lock) {
            pages.remove(page);
            if (pages.isEmpty() && turns != null) {
                turns.cancel(false);
                turns = null;
            }
        }
    }

    private static ThreadFactory threads(String prefix) {
        CustomizableThreadFactory threads = new CustomizableThreadFactory(prefix);
        threads.setDaemon(true);
        return threads;
    }
}
