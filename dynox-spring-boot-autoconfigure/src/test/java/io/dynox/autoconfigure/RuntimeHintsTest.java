package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.autoconfigure.actuate.HealthProperties;
import io.dynox.autoconfigure.logging.LoggingProperties;
import io.dynox.autoconfigure.metrics.MetricsProperties;
import io.dynox.autoconfigure.tracing.TracingProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.context.annotation.Configurations;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.UrlResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.javapoet.ClassName;

/** What a native image is told of Dynox, when an application with all its auto-configurations is processed ahead of time. */
class RuntimeHintsTest {

    private static final RuntimeHints hints = new RuntimeHints();
    private static final String FACTORIES = "META-INF/spring.factories";

    @BeforeAll
    static void process() {
        DefaultGenerationContext generation = new DefaultGenerationContext(
                new ClassNameGenerator(ClassName.get("io.dynox.processed", "Application")),
                new InMemoryGeneratedFiles(),
                hints);
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        TestPropertyValues.of("dynox.region=eu-central-1", "management.endpoints.web.exposure.include=dynox")
                .applyTo(context);
        context.register(Registries.class);
        context.register(Configurations.getClasses(DynoxAutoConfigurations.all()));
        new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        generation.writeGeneratedContent();
    }

    @ParameterizedTest
    @MethodSource("properties")
    void propertiesAreBoundByTheirConstructor(Class<?> properties) {
        assertThat(RuntimeHintsPredicates.reflection()
                        .onConstructorInvocation(properties.getDeclaredConstructors()[0]))
                .accepts(hints);
    }

    static List<Class<?>> properties() {
        List<Class<?>> found = new ArrayList<>();
        Stream.of(
                        DynoxProperties.class,
                        HealthProperties.class,
                        LoggingProperties.class,
                        MetricsProperties.class,
                        TracingProperties.class)
                .forEach(properties -> collect(ResolvableType.forClass(properties), found));
        assertThat(found).contains(RateLimitProperties.Range.class, DynoxProperties.Table.class);
        return found;
    }

    private static void collect(ResolvableType type, List<Class<?>> found) {
        Class<?> raw = type.toClass();
        if (raw.isRecord() && !found.contains(raw)) {
            found.add(raw);
            for (RecordComponent component : raw.getRecordComponents()) {
                collect(ResolvableType.forType(component.getGenericType()), found);
            }
        }
        Stream.of(type.getGenerics()).forEach(generic -> collect(generic, found));
    }

    @ParameterizedTest
    @MethodSource("factories")
    void whatSpringFindsByNameIsMade(String name) {
        assertThat(RuntimeHintsPredicates.reflection()
                        .onType(TypeReference.of(name))
                        .withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS))
                .accepts(hints);
    }

    /** What {@code spring.factories} lists: checks at the start, failure analyzers, and connection details of containers. */
    static List<String> factories() throws IOException {
        List<String> found = new ArrayList<>();
        for (URL url : Collections.list(RuntimeHintsTest.class.getClassLoader().getResources(FACTORIES))) {
            PropertiesLoaderUtils.loadProperties(new UrlResource(url)).values().stream()
                    .flatMap(names -> Stream.of(names.toString().split(",")))
                    .map(String::strip)
                    .filter(name -> name.startsWith("io.dynox."))
                    .forEach(found::add);
        }
        assertThat(found).contains(StartCheck.class.getName());
        return found;
    }

    /** A bean that is closed by a method which only its class has. */
    @Test
    void beansAreClosed() throws NoSuchMethodException {
        assertThat(RuntimeHintsPredicates.reflection()
                        .onMethodInvocation(NettyHttpClients.class.getDeclaredMethod("close")))
                .accepts(hints);
        assertThat(RuntimeHintsPredicates.reflection()
                        .onMethodInvocation(PropertiesDynoxConnectionDetails.class.getDeclaredMethod("close")))
                .accepts(hints);
    }

    /** What the meters and the observations are conditional on. */
    @Configuration(proxyBeanMethods = false)
    static class Registries {

        @Bean
        MeterRegistry meterRegistry() {
            return new SimpleMeterRegistry();
        }

        @Bean
        ObservationRegistry observationRegistry() {
            return ObservationRegistry.create();
        }
    }
}
