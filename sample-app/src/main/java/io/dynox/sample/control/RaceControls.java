package io.dynox.sample.control;

import io.dynox.sample.OnInMemory;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Starts a race. */
@RestController
@Conditional(OnInMemory.class)
final class RaceControls {

    private static final int MOST_MILLIS = 200;
    private static final int MOST_PERCENT = 50;

    private final Race race;

    RaceControls(Race race) {
        this.race = race;
    }

    /**
     * Starts a race.
     *
     * @param latencyMillis how long each request takes, from 1 to 200 ms
     * @param unprocessedPercent how much of each batch stays unprocessed in the first requests of each, from 0 to 50 %
     */
    @PostMapping("/controls/race")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void start(@RequestParam int latencyMillis, @RequestParam int unprocessedPercent) {
        FaultControls.between("latencyMillis", latencyMillis, 1, MOST_MILLIS);
        FaultControls.between("unprocessedPercent", unprocessedPercent, 0, MOST_PERCENT);
        race.start(latencyMillis, unprocessedPercent);
    }
}
