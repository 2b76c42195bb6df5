package io.dynox.autoconfigure.actuate;

import io.dynox.autoconfigure.DynoxAutoConfiguration;
import io.dynox.autoconfigure.StartedClients;
import io.dynox.client.DynoxClient;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the {@code dynox} endpoint, where Actuator exposes it. */
@AutoConfiguration(after = DynoxAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBean(DynoxClient.class)
@ConditionalOnAvailableEndpoint(DynoxEndpoint.class)
public final class DynoxEndpointAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    DynoxEndpoint dynoxEndpoint(ListableBeanFactory beans, ObjectProvider<DynoxEndpoint.Jobs> jobs) {
        return new DynoxEndpoint(
                new StartedClients(beans),
                () -> jobs.orderedStream()
                        .flatMap(some -> some.progress().stream())
                        .toList());
    }

    @Bean
    @ConditionalOnMissingBean
    DynoxWebEndpointExtension dynoxWebEndpointExtension(DynoxEndpoint endpoint) {
        return new DynoxWebEndpointExtension(endpoint);
    }
}
