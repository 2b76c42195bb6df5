package io.dynox.autoconfigure;

import io.dynox.client.DynoxClient;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.SingletonBeanRegistry;

/**
 * The clients of the application by their names, the qualified ones among them; by the names of their beans where clients share
 * one. Those that nobody has needed yet are left out, and are not made for a look. Thread-safe.
 *
 * @param beans where they are
 */
public record StartedClients(ListableBeanFactory beans) {

    /** Returns the clients in the order of their names. */
    public Map<String, DynoxClient> byName() {
        Map<String, DynoxClient> started = new TreeMap<>();
        for (String name : beans.getBeanNamesForType(DynoxClient.class, false, false)) {
            if (!(beans instanceof SingletonBeanRegistry singletons) || singletons.containsSingleton(name)) {
                DynoxClient client = beans.getBean(name, DynoxClient.class);
                started.put(started.containsKey(client.name()) ? name : client.name(), client);
            }
        }
        return started;
    }
}
