package io.dynox.sample.live;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Shows the page and other clients what happens. */
@RestController
final class LiveController {

    private final LiveFeed feed;
    private final LiveView view;

    LiveController(LiveFeed feed, LiveView view) {
        this.feed = feed;
        this.view = view;
    }

    /**
     * What happens, as it happens: events {@code state}, a {@link LiveState} as JSON, and {@code points}, the cities that were
     * confirmed since the last one; {@code new} or {@code more} and three bytes a city in Base64, see {@link MapPoints}.
     */
    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live() {
        return feed.open()
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.SERVICE_UNAVAILABLE, "Too many pages are open: close one, and load this one again"));
    }

    /** The same state, once. */
    @GetMapping("/live/state")
    LiveState state() {
        return view.now();
    }
}
