/**
 * Where Dynox meets the AWS SDK's Enhanced client, which is optional: nothing else in the API names its types.
 * Applications use it for schemas that no annotated class describes, and for records in the Enhanced client itself.
 */
@NullMarked
package io.dynox.enhanced;

import org.jspecify.annotations.NullMarked;
