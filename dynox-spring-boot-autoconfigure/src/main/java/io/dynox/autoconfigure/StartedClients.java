package io.dynox.autoconfigure;

import io.dynox.client.DynoxClient;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.SingletonBeanRegistry;

/**
 * The clients of the application by the names of their beans, the qualified ones among them. Those that nobody has needed yet are
 * left out, and are not made for a look. Thread-safe.
 *
 * @param beans where they are
 */
public record StartedClients(ListableBeanFactory beans) {

    /** Returns the clients in the order of their names. */
    public Map<String, DynoxClient> byName() {
        Map<String, DynoxClient> started = new TreeMap<>();
        for (String name : beans.getBeanNamesForType(DynoxClient.class, false, false)) {
            if (!(beans instanceof SingletonBeanRegistry singletons) || singletons.containsSingleton(name)) {
                started.put(name, beans.getBean(name, DynoxClient.class));
            }
        }
        return started;
    }
}
