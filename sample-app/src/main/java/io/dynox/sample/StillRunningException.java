package io.dynox.sample;

/** What must have ended first has not. */
public final class StillRunningException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StillRunningException(String what) {
        super("The " + what + " is still running: ask again in a few seconds");
    }
}
