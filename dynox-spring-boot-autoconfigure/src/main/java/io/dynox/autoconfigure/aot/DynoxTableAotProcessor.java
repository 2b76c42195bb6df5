package io.dynox.autoconfigure.aot;

import io.dynox.annotation.DynoxTable;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Finds the {@link DynoxTable} types of the application's packages at build time, and registers what mapping them needs.
 * Types elsewhere take {@code @RegisterReflectionForBinding}.
 */
final class DynoxTableAotProcessor implements BeanFactoryInitializationAotProcessor {

    @Override
    public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
            ConfigurableListableBeanFactory beanFactory) {
        Set<Class<?>> types = types(beanFactory);
        return types.isEmpty()
                ? null
                : (context, code) -> types.forEach(
                        new ItemTypeHints(context.getRuntimeHints().reflection())::register);
    }

    private static Set<Class<?>> types(ConfigurableListableBeanFactory beanFactory) {
        Set<Class<?>> types = new LinkedHashSet<>();
        if (AutoConfigurationPackages.has(beanFactory)) {
            AnnotatedTypes scanner = new AnnotatedTypes();
            for (String basePackage : AutoConfigurationPackages.get(beanFactory)) {
                for (BeanDefinition found : scanner.findCandidateComponents(basePackage)) {
                    types.add(ClassUtils.resolveClassName(
                            String.valueOf(found.getBeanClassName()), beanFactory.getBeanClassLoader()));
                }
            }
        }
        return types;
    }

    /** Nested types, too. */
    private static final class AnnotatedTypes extends ClassPathScanningCandidateComponentProvider {

        AnnotatedTypes() {
            super(false);
            addIncludeFilter(new AnnotationTypeFilter(DynoxTable.class, false));
        }

        @Override
        protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
            return true;
        }
    }
}
