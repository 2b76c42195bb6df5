/**
 * The public API of Dynox: batch writes and batch gets for DynamoDB that account for every item.
 * Applications use this package alone; everything below it is internal or configuration.
 */
@NullMarked
package io.dynox;

import org.jspecify.annotations.NullMarked;
