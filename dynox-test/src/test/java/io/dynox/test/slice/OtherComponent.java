package io.dynox.test.slice;

import org.springframework.stereotype.Component;

/** A component that has nothing to do with DynamoDB. */
@Component
class OtherComponent {}
