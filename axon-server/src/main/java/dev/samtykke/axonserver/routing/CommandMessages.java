package dev.samtykke.axonserver.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.ProcessingInstruction;
import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

import dev.samtykke.commanding.CommandName;
import dev.samtykke.commanding.wire.MessageJson;
import dev.samtykke.messages.Command;
import dev.samtykke.personaldata.secrets.MessageSecrets;

/**
 * Commands and what became of them in the form in which Axon Server carries them. It sees which kind of command it is, a
 * keyed hash of the routing key, who sends it and how long it is; all else is sealed, and bound to this one message.
 */
final class CommandMessages {

    private static final String SEALED = "sealed";
    private static final String COMMAND = "command";
    private static final String ANSWER = "answer";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final MessageSecrets secrets;
    private final MessageJson json = new MessageJson();

    CommandMessages(MessageSecrets secrets) {
        this.secrets = secrets;
    }

    /**
     * A command that came in.
     *
     * @param traceparent of the span that it belongs to (W3C Trace Context); null when there is none
     */
    record Received<C extends Command>(
            C command, MetaData metaData, @Nullable String traceparent) {}

    private record Head(
            Map<String, String> metaData, @Nullable String traceparent) {}

    /** What became of a command, and its answer as JSON. */
    record Told(Outcome outcome, byte[] answer) {}

    /** @throws dev.samtykke.commanding.wire.MessageNotCarried when the command cannot be sent */
    io.axoniq.axonserver.grpc.command.Command of(Command command, MetaData metaData, @Nullable String traceparent) {
        String id = UUID.randomUUID().toString();
        String name = CommandName.of(command.getClass());
        Map<String, String> texts = new HashMap<>();
        metaData.forEach((key, value) -> texts.put(key, (String) value));
        Frame frame = new Frame(json.write(new Head(texts, traceparent)), json.write(command));
        return io.axoniq.axonserver.grpc.command.Command.newBuilder()
                .setMessageIdentifier(id)
                .setName(name)
                .setPayload(sealed(frame, COMMAND, name, id))
                .addProcessingInstructions(ProcessingInstruction.newBuilder()
                        .setKey(ProcessingKey.ROUTING_KEY)
                        .setValue(MetaDataValue.newBuilder().setTextValue(routingKey(command))))
                .build();
    }

    private String routingKey(Command command) {
        return BASE64.encodeToString(secrets.routing().tag("routing-key", command.routingKey()));
    }

    /** @throws RuntimeException when it cannot be opened or read here */
    <C extends Command> Received<C> open(io.axoniq.axonserver.grpc.command.Command message, Class<C> kind) {
        Frame frame = opened(message.getPayload(), COMMAND, message.getName(), message.getMessageIdentifier());
        Head head = json.read(frame.head(), Head.class);
        return new Received<>(json.read(frame.body(), kind), MetaData.from(head.metaData()), head.traceparent());
    }

    /** The answer of a handler as JSON. */
    byte[] answer(Object answer) {
        return json.write(answer);
    }

    <A> A readAnswer(byte[] answer, Class<A> type) {
        return json.read(answer, type);
    }

    CommandResponse response(io.axoniq.axonserver.grpc.command.Command message, Outcome outcome, byte[] answer) {
        Frame frame = new Frame(json.write(outcome), answer);
        return CommandResponse.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setRequestIdentifier(message.getMessageIdentifier())
                .setPayload(sealed(frame, ANSWER, message.getName(), message.getMessageIdentifier()))
                .build();
    }

    /** @throws RuntimeException when it is not the response to this message, or cannot be read here */
    Told told(io.axoniq.axonserver.grpc.command.Command message, CommandResponse response) {
        Frame frame = opened(response.getPayload(), ANSWER, message.getName(), message.getMessageIdentifier());
        return new Told(json.read(frame.head(), Outcome.class), frame.body());
    }

    private SerializedObject sealed(Frame frame, String what, String name, String id) {
        try {
            return SerializedObject.newBuilder()
                    .setType(SEALED)
                    .setData(ByteString.copyFrom(secrets.sealing().encrypt(frame.bytes(), bound(what, name, id))))
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A message cannot be sealed", e);
        }
    }

    private Frame opened(SerializedObject sealed, String what, String name, String id) {
        try {
            return Frame.of(secrets.sealing().decrypt(sealed.getData().toByteArray(), bound(what, name, id)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A message was sealed by another installation, or altered", e);
        }
    }

    /** None of the parts has a line feed. */
    private static byte[] bound(String what, String name, String id) {
        return String.join("\n", what, name, id).getBytes(UTF_8);
    }
}
