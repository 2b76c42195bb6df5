package io.dynox.test.internal.snapshot;

import java.nio.file.Path;

/** Makes the exception for an export that can't be loaded. Stateless. */
final class BadExport {

    private BadExport() {}

    static IllegalArgumentException of(Path file, String problem) {
        return new IllegalArgumentException(file + ": " + problem);
    }

    static IllegalArgumentException of(Path file, String problem, Throwable cause) {
        return new IllegalArgumentException(file + ": " + problem, cause);
    }
}
