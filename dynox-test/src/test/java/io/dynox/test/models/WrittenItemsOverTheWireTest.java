package io.dynox.test.models;

import org.springframework.test.context.TestPropertySource;

/** As it is sent without the SDK's model objects. */
@TestPropertySource(properties = {"dynox.test.server=true", "dynox.transport=wire"})
class WrittenItemsOverTheWireTest extends WrittenItemsTest {}
