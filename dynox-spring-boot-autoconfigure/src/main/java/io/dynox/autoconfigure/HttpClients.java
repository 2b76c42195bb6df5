package io.dynox.autoconfigure;

import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/** Where the HTTP client comes from. */
interface HttpClients {

    /** A builder that holds what the properties say; the DynamoDB client closes what it builds. */
    SdkAsyncHttpClient.Builder<?> builder();

    /** The HTTP client of the wire, the same one each time; it is closed with this. */
    SdkAsyncHttpClient wire();
}
