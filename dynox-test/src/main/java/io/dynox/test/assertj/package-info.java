/**
 * AssertJ assertions on the in-memory DynamoDB: what its tables hold, and what it was sent. Needs AssertJ, which is optional.
 */
@NullMarked
package io.dynox.test.assertj;

import org.jspecify.annotations.NullMarked;
