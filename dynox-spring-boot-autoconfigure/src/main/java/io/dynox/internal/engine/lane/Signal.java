package io.dynox.internal.engine.lane;

/** What the end of a request says about its table. */
public enum Signal {
    /** The table keeps up. */
    KEEPS_UP,
    /** The table throttled a part of the request, or answered too late. */
    CONGESTED,
    /** The table processed nothing of the request. */
    BLOCKED,
    /** Nothing. */
    NONE
}
