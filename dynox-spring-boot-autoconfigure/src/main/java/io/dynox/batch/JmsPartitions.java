package io.dynox.batch;

import io.dynox.internal.TextlessException;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.util.ErrorHandler;

/**
 * Connects managers and workers by a JMS queue, with the settings that matter: persistent text messages, and a transacted session, so
 * that the broker gives the partitions of a dead worker to another one. With an acknowledgement on delivery they would be lost, and
 * the manager would wait for ever.
 *
 * <p>Two more belong into the broker's URL and the broker: a consumer must not take messages ahead (Artemis:
 * {@code consumerWindowSize=0}), and must be allowed any number of deliveries ({@code max-delivery-attempts} of -1), as each worker
 * that takes a partition over counts as one.
 *
 * <p>Thread-safe.
 */
public final class JmsPartitions {

    private static final Logger LOG = LoggerFactory.getLogger(JmsPartitions.class);

    private final ConnectionFactory connections;
    private final String queue;

    /**
     * Names a queue.
     *
     * @param connections to the broker
     * @param queue for the partitions of jobs, and for nothing else
     */
    public JmsPartitions(ConnectionFactory connections, String queue) {
        this.connections = Objects.requireNonNull(connections, "connections");
        this.queue = Objects.requireNonNull(queue, "queue");
    }

    /** Returns the channel for {@link TableJobs#manager}. */
    public MessageChannel requests() {
        JmsTemplate template = new JmsTemplate(connections);
        return (message, timeout) -> {
            template.convertAndSend(queue, message.getPayload());
            return true;
        };
    }

    /**
     * Makes what passes the messages to a worker. As a bean it starts and stops with the application.
     *
     * @param worker executes the partitions
     * @param threads how many partitions at a time
     */
    public DefaultMessageListenerContainer listener(PartitionWorker worker, int threads) {
        DefaultMessageListenerContainer container = new DefaultMessageListenerContainer();
        container.setConnectionFactory(connections);
        container.setDestinationName(queue);
        container.setSessionTransacted(true);
        container.setConcurrentConsumers(threads);
        container.setMessageListener((MessageListener) message -> worker.handleMessage(textOf(message)));
        container.setErrorHandler(new Failures());
        return container;
    }

    private static GenericMessage<Object> textOf(Message message) {
        try {
            return new GenericMessage<>(
                    message instanceof TextMessage text ? text.getText() : (Object) message.getClass());
        } catch (JMSException e) {
            throw new IllegalStateException("A message can't be read", e);
        }
    }

    private static final class Failures implements ErrorHandler {

        @Override
        public void handleError(Throwable failure) {
            if (failure instanceof PartitionHandedBackException) {
                LOG.info("{}", failure.getMessage());
            } else {
                LOG.error(
                        "A message could not be handled; the broker delivers it again",
                        TextlessException.inLog(LOG.isTraceEnabled(), failure));
            }
        }
    }
}
