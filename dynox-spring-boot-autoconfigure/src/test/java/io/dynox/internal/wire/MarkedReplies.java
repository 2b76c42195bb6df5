package io.dynox.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What DynamoDB, proxies and others may answer, with a mark in each field. */
final class MarkedReplies {

    /** What shows that a mark got through. */
    static final String SHOWN = "mArK";

    /** As a key may look, with what would begin a line of its own. */
    private static final String MARK = "USER#mArK-1";

    private static final String FORGED = MARK + "\\r\\n\\u001b[31mERROR " + MARK + "\\u2028";

    private static final String JSON = "Content-Type: application/x-amz-json-1.0\r\n";

    private MarkedReplies() {}

    /** Replies to requests of any kind, each with the mark in all of its fields. */
    static List<byte[]> all() {
        List<byte[]> replies = new ArrayList<>();
        for (String code : List.of(
                "ValidationException",
                "ProvisionedThroughputExceededException",
                "ThrottlingException",
                "AccessDeniedException",
                "ResourceNotFoundException",
                "InternalServerError",
                "ItemCollectionSizeLimitExceededException",
                "ConditionalCheckFailedException",
                "ExpiredTokenException",
                "InvalidSignatureException",
                "UnrecognizedClientException",
                "TransactionConflictException",
                "NewException",
                MARK)) {
            replies.add(reply(400, error("com.amazonaws." + MARK + "#" + code)));
            replies.add(reply(418, error(code)));
        }
        for (int status : new int[] {200, 400, 403, 404, 407, 413, 429, 500, 502, 503}) {
            replies.add(
                    raw(status, "Content-Type: text/html\r\n", "<html><h1>" + MARK + "</h1>\r\n" + MARK + "</html>"));
            replies.add(raw(status, "x-amzn-ErrorType: " + MARK + ":http://" + MARK + "/\r\n", "{}"));
            replies.add(raw(status, JSON, "{\"" + MARK + "\": " + MARK + "}"));
        }
        String attributes = "{\"pk\":{\"S\":\"" + FORGED + "\"},\"n\":{\"S\":\"" + FORGED + "\"},\"" + FORGED
                + "\":{\"N\":\"" + MARK + "\"}}";
        replies.add(reply(
                200,
                "{\"Item\":" + attributes + ",\"Items\":[" + attributes + "],\"Count\":1,\"LastEvaluatedKey\":"
                        + "{\"pk\":{\"S\":\"" + FORGED + "\"}},\"Responses\":{\"" + FORGED + "\":[" + attributes
                        + "]},\"UnprocessedKeys\":{\"" + FORGED + "\":{\"Keys\":[{\"pk\":{\"S\":\"" + FORGED
                        + "\"}}]}},\"UnprocessedItems\":{\"" + FORGED + "\":[{\"PutRequest\":{\"Item\":" + attributes
                        + "}}]},\"ConsumedCapacity\":[{\"TableName\":\"" + FORGED + "\",\"CapacityUnits\":1.5}]}"));
        replies.add(reply(
                200,
                "{\"Items\":[{\"pk\":{\"S\":\"" + FORGED + "\"},\"n\":{\"S\":\"" + FORGED + "\"}}],\"Count\":1,"
                        + "\"Responses\":{\"t\":[{\"pk\":{\"S\":\"a\"},\"n\":{\"S\":\"" + FORGED + "\"}}]},"
                        + "\"Item\":{\"pk\":{\"S\":\"a\"},\"n\":{\"S\":\"" + FORGED + "\"}},\"Table\":{\"TableName\":\""
                        + FORGED + "\",\"TableStatus\":\"" + FORGED + "\"}}"));
        replies.add(("SSH " + MARK + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        replies.add(("HTTP/1.1 200 " + MARK + "\r\nContent-Length: 900\r\n\r\n" + MARK)
                .getBytes(StandardCharsets.ISO_8859_1));
        return replies;
    }

    private static String error(String type) {
        return "{\"__type\":\"" + type + "\",\"message\":\"" + FORGED + "\",\"Message\":\"" + FORGED
                + "\",\"Item\":{\"pk\":{\"S\":\"" + FORGED + "\"}},\"throttlingReasons\":[{\"reason\":\"" + FORGED
                + "\",\"resource\":\"" + FORGED + "\"}],\"ThrottlingReasons\":[{\"reason\":\"" + FORGED
                + "\",\"resource\":\"" + FORGED + "\"}],\"CancellationReasons\":[{\"Message\":\"" + FORGED + "\"}]}";
    }

    private static byte[] reply(int status, String body) {
        return raw(status, JSON, body);
    }

    private static byte[] raw(int status, String headers, String body) {
        return ("HTTP/1.1 " + status + " " + MARK + "\r\nx-amzn-RequestId: " + MARK + "\r\nx-amz-id-2: " + MARK
                        + "\r\nServer: " + MARK + "\r\nVia: " + MARK + "\r\n" + headers + "Content-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
