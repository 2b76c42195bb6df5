package io.dynox.test.autoconfigure;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;

/** Starts the context of a {@link DynoxTest}. */
final class DynoxTestContextBootstrapper extends TestSliceTestContextBootstrapper<DynoxTest> {}
