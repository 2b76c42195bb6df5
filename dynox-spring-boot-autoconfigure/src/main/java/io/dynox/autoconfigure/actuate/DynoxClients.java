package io.dynox.autoconfigure.actuate;

import io.dynox.client.DynoxClient;
import java.util.Map;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The clients of the application by the names of their beans, the qualified ones among them. Thread-safe.
 *
 * @param beans where they are
 */
record DynoxClients(ListableBeanFactory beans) {

    Map<String, DynoxClient> byName() {
        return beans.getBeansOfType(DynoxClient.class, false, false);
    }
}
