package io.dynox.client;

import io.dynox.internal.engine.runtime.EngineRuntime;

/** Gives clients of tests a runtime whose time the test moves. */
public final class TestRuntimes {

    private TestRuntimes() {}

    /** A client on a runtime, which the caller ends after the client. */
    public static DynoxClientBuilder on(EngineRuntime runtime, DynoxClientBuilder builder) {
        return builder.runtime(runtime);
    }
}
