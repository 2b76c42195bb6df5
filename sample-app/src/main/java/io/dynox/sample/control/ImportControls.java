package io.dynox.sample.control;

import io.dynox.sample.Imports;
import io.dynox.sample.OnInMemory;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Starts an import, and ends its writer in the middle. */
@RestController
@Conditional(OnInMemory.class)
@RequestMapping("/controls/import")
@ResponseStatus(HttpStatus.ACCEPTED)
final class ImportControls {

    private final Imports imports;

    ImportControls(Imports imports) {
        this.imports = imports;
    }

    /** Imports again, over what the table holds. */
    @PostMapping
    void start() {
        imports.start();
    }

    /** Closes the writer: what it has taken is written. Does nothing when no import runs. */
    @PostMapping("/close")
    void close() {
        imports.closeWriter();
    }

    /** Aborts the writer: what it has not sent is not attempted. Does nothing when no import runs. */
    @PostMapping("/abort")
    void abort() {
        imports.abortWriter();
    }
}
