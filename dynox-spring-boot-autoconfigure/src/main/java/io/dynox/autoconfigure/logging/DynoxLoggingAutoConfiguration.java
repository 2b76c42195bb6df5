package io.dynox.autoconfigure.logging;

import io.dynox.autoconfigure.DynoxAutoConfiguration;
import io.dynox.internal.logging.MdcContext;
import io.dynox.internal.logging.OperationLog;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of Dynox's log lines, and of the diagnostic context of callers in them. */
@AutoConfiguration(before = DynoxAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "dynox.enabled", matchIfMissing = true)
@EnableConfigurationProperties(LoggingProperties.class)
public final class DynoxLoggingAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    OperationLog dynoxOperationLog(LoggingProperties properties) {
        return new OperationLog(properties.slowThreshold());
    }

    @Bean
    @ConditionalOnMissingBean
    MdcContext dynoxMdcContext() {
        return new MdcContext();
    }
}
