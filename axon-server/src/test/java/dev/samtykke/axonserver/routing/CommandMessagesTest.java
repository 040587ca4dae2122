package dev.samtykke.axonserver.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.axonserver.routing.CommandMessages.Received;
import dev.samtykke.axonserver.routing.CommandMessages.Told;
import dev.samtykke.identity.AttachIdentifier;
import dev.samtykke.identity.Identifier;
import dev.samtykke.identity.IdentifierType;
import dev.samtykke.personaldata.secrets.InstallationSecrets;
import dev.samtykke.personaldata.secrets.MessageSecrets;
import dev.samtykke.privacy.PersonalText;

class CommandMessagesTest {

    private static final String EMAIL = "anna@example.org";
    private static final String CUSTOMER = "5d9a4a61-customer";
    private static final AttachIdentifier ATTACH =
            new AttachIdentifier(CUSTOMER, new Identifier("key-of-anna", IdentifierType.EMAIL, PersonalText.of(EMAIL)));
    private static final MetaData META_DATA = MetaData.with("actor", "shop").and("commandKey", "a-key");

    @TempDir
    private Path keys;

    private MessageSecrets secrets;
    private CommandMessages messages;

    @BeforeEach
    void open() {
        secrets = InstallationSecrets.open(keys).messages();
        messages = new CommandMessages(secrets);
    }

    private Command message() {
        return messages.of(ATTACH, META_DATA, "00-trace");
    }

    @Test
    void aCommandComesOutAsItWentIn() {
        // Another process has the same keys folder.
        CommandMessages other =
                new CommandMessages(InstallationSecrets.open(keys).messages());

        Received<AttachIdentifier> received = other.open(message(), AttachIdentifier.class);

        assertThat(received).isEqualTo(new Received<>(ATTACH, META_DATA, "00-trace"));
    }

    @Test
    void noInstallationNeedsAnotherFile() {
        assertThat(keys.toFile().list())
                .containsExactlyInAnyOrder("master-key.json", "identifier-key.hex", "subject-log-key.hex");
    }

    @Test
    void theServerSeesTheKindAndNoValue() {
        Command message = message();

        assertThat(message.getName()).isEqualTo("attach-identifier");
        assertThat(message.toByteString().toString(StandardCharsets.ISO_8859_1))
                .contains("attach-identifier")
                .doesNotContain(EMAIL, CUSTOMER, "key-of-anna", "shop", "a-key", "EMAIL", "trace");
    }

    @Test
    void theRoutingKeyIsAHashThatIsTheSameForTheSameKey() {
        String one = routingKey(message());

        assertThat(routingKey(message())).isEqualTo(one).hasSize(43).doesNotContain(CUSTOMER);
        assertThat(routingKey(messages.of(new AttachIdentifier("another", ATTACH.identifier()), META_DATA, null)))
                .isNotEqualTo(one);
    }

    private static String routingKey(Command message) {
        return message.getProcessingInstructions(0).getValue().getTextValue();
    }

    @Test
    void aMessageIsBoundToItsKindAndItsId() {
        Command message = message();

        assertThatThrownBy(() -> messages.open(
                        message.toBuilder().setName("detach-identifier").build(), AttachIdentifier.class))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> messages.open(
                        message.toBuilder().setMessageIdentifier("another").build(), AttachIdentifier.class))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherInstallationCannotOpenIt(@TempDir Path others) {
        CommandMessages other =
                new CommandMessages(InstallationSecrets.open(others).messages());

        assertThatThrownBy(() -> other.open(message(), AttachIdentifier.class))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anAnswerBelongsToOneMessage() {
        Command message = message();
        CommandResponse response =
                messages.response(message, Outcome.of(Outcome.What.ANSWERED), messages.answer(List.of("an-answer")));

        Told told = messages.told(message, response);

        assertThat(messages.readAnswer(told.answer(), List.class)).isEqualTo(List.of("an-answer"));
        assertThat(response.toByteString().toString(StandardCharsets.ISO_8859_1))
                .doesNotContain("an-answer", "ANSWERED");
        assertThatThrownBy(() -> messages.told(message(), response)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> messages.told(
                        message,
                        response.toBuilder().setPayload(message.getPayload()).build()))
                .isInstanceOf(IllegalStateException.class);
    }
}
