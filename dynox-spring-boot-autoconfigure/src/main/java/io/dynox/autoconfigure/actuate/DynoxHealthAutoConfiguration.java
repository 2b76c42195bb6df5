package io.dynox.autoconfigure.actuate;

import io.dynox.autoconfigure.DynoxAutoConfiguration;
import io.dynox.autoconfigure.StartedClients;
import io.dynox.client.DynoxClient;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the health of open writers, under the name {@code dynox}. */
@AutoConfiguration(after = DynoxAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(DynoxClient.class)
@ConditionalOnEnabledHealthIndicator("dynox")
@EnableConfigurationProperties(HealthProperties.class)
public final class DynoxHealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = {"dynoxHealthIndicator", "dynoxHealthContributor"})
    DynoxHealthIndicator dynoxHealthContributor(ListableBeanFactory beans, HealthProperties properties) {
        return new DynoxHealthIndicator(new StartedClients(beans), properties.stallTimeout());
    }
}
