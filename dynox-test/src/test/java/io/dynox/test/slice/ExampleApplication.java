package io.dynox.test.slice;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application that the tests of this package belong to. */
@SpringBootApplication
class ExampleApplication {}
