package io.dynox.autoconfigure.bucket4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.dynox.rate.CapacityBucket;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class DynoxBucket4jAutoConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DynoxBucket4jAutoConfiguration.class));

    @Test
    void bucketsAreThoseOfTheProxyManager() {
        runner.withUserConfiguration(ByString.class)
                .run(context -> assertThat(context).hasSingleBean(Bucket4jBuckets.class));
        runner.withUserConfiguration(ByBytes.class)
                .run(context -> assertThat(context).hasSingleBean(Bucket4jBuckets.class));
    }

    @Test
    void nothingIsSharedWithoutAProxyManager() {
        runner.run(context -> assertThat(context).doesNotHaveBean(CapacityBucket.Provider.class));
    }

    @Test
    void nothingIsSharedWithoutBucket4jOrWithoutDynox() {
        runner.withClassLoader(new FilteredClassLoader(AsyncProxyManager.class))
                .run(context -> assertThat(context).doesNotHaveBean(CapacityBucket.Provider.class));
        runner.withUserConfiguration(ByString.class)
                .withPropertyValues("dynox.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(CapacityBucket.Provider.class));
    }

    @Test
    void bucketsOfTheApplicationWin() {
        CapacityBucket.Provider own = name -> mock(CapacityBucket.class);

        runner.withUserConfiguration(ByString.class)
                .withBean(CapacityBucket.Provider.class, () -> own)
                .run(context -> assertThat(context)
                        .getBean(CapacityBucket.Provider.class)
                        .isSameAs(own));
    }

    @Test
    void keysOfAnotherTypeStopTheStartWithAdvice() {
        runner.withUserConfiguration(ByNumber.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("AsyncProxyManager<String>")
                        .hasMessageContaining("withMapper"));
    }

    @Configuration(proxyBeanMethods = false)
    static class ByString {
        @Bean
        @SuppressWarnings("unchecked")
        AsyncProxyManager<String> manager() {
            return mock(AsyncProxyManager.class);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ByBytes {
        @Bean
        @SuppressWarnings("unchecked")
        AsyncProxyManager<byte[]> manager() {
            return mock(AsyncProxyManager.class);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ByNumber {
        @Bean
        @SuppressWarnings("unchecked")
        AsyncProxyManager<Long> manager() {
            return mock(AsyncProxyManager.class);
        }
    }
}
