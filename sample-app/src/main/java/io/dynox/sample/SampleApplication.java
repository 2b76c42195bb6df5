package io.dynox.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Profiles;

/** Imports the cities of the world into DynamoDB, then answers look-ups; or copies them to another table, and ends. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(SampleProperties.class)
@ImportRuntimeHints(SampleHints.class)
class SampleApplication {

    private static final Profiles ENDS_WITH_ITS_JOB = Profiles.of("migrate | manager");

    public static void main(String[] args) {
        ConfigurableApplicationContext application = SpringApplication.run(SampleApplication.class, args);
        if (application.getEnvironment().acceptsProfiles(ENDS_WITH_ITS_JOB)) {
            System.exit(SpringApplication.exit(application));
        }
    }
}
