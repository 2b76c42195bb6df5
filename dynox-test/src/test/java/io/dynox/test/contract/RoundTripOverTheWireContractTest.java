package io.dynox.test.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dynox.client.DynoxClientBuilder;
import io.dynox.test.Ways;

/** The same without the SDK's model objects, where there is HTTP. */
final class RoundTripOverTheWireContractTest extends RoundTripContractTest {

    private final Backend backend;

    RoundTripOverTheWireContractTest(Backend backend) {
        super(backend);
        this.backend = backend;
    }

    @Override
    DynoxClientBuilder way(DynoxClientBuilder builder) {
        assumeTrue(backend != Backend.IN_MEMORY, "the in-memory client is no client of the SDK");
        return Ways.overTheWire(builder);
    }
}
