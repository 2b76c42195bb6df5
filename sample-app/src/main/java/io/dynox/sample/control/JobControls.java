package io.dynox.sample.control;

import io.dynox.sample.Jobs;
import io.dynox.sample.OnInMemory;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Starts a job, and ends its writer in the middle. */
@RestController
@Conditional(OnInMemory.class)
@RequestMapping("/controls")
@ResponseStatus(HttpStatus.ACCEPTED)
final class JobControls {

    private final Jobs jobs;

    JobControls(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Imports again, over what the table holds. */
    @PostMapping("/import")
    void startImport() {
        jobs.startImport();
    }

    /** Copies the cities to a table with other keys, over what it holds. */
    @PostMapping("/migration")
    void startMigration() {
        jobs.startMigration();
    }

    /** Closes the writer: what it has taken is written. Does nothing when no job runs. */
    @PostMapping("/writer/close")
    void close() {
        jobs.closeWriter();
    }

    /** Aborts the writer: what it has not sent is not attempted. Does nothing when no job runs. */
    @PostMapping("/writer/abort")
    void abort() {
        jobs.abortWriter();
    }
}
