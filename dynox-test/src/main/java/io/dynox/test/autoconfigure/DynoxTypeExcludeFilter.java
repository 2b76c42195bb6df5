package io.dynox.test.autoconfigure;

import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;

/** Keeps the application's components out of a {@link DynoxTest}. */
final class DynoxTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<DynoxTest> {

    DynoxTypeExcludeFilter(Class<?> testClass) {
        super(testClass);
    }
}
