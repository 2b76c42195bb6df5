package io.dynox.autoconfigure;

import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.util.ClassUtils;

/** All auto-configurations of Dynox, as its jar lists them. */
final class DynoxAutoConfigurations {

    private DynoxAutoConfigurations() {}

    static AutoConfigurations all() {
        return AutoConfigurations.of(classes().toArray(Class<?>[]::new));
    }

    static List<Class<?>> classes() {
        ClassLoader loader = DynoxAutoConfigurations.class.getClassLoader();
        return ImportCandidates.load(AutoConfiguration.class, loader).getCandidates().stream()
                .filter(name -> name.startsWith("io.dynox."))
                .<Class<?>>map(name -> ClassUtils.resolveClassName(name, loader))
                .toList();
    }
}
