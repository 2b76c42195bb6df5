package io.dynox.test.examples;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application that the examples belong to. */
@SpringBootApplication(proxyBeanMethods = false)
class ExamplesApplication {}
