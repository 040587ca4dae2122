package dev.samtykke.commanding.wire;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.axonframework.messaging.annotation.AnnotatedHandlerInspector;
import org.axonframework.messaging.annotation.MessageHandlingMember;

import dev.samtykke.commanding.CommandName;
import dev.samtykke.messages.Command;

/** The kinds of commands that this process can carry out, by their names. */
public final class CommandKinds {

    private final Map<String, Class<? extends Command>> byName;

    private CommandKinds(Map<String, Class<? extends Command>> byName) {
        this.byName = Map.copyOf(byName);
    }

    /**
     * The kinds that have a handler among these objects.
     *
     * @throws IllegalStateException when two of them have the same name
     */
    public static CommandKinds handledBy(Stream<?> handlers) {
        return new CommandKinds(handlers.flatMap(handler -> handled(handler.getClass()))
                .collect(Collectors.toMap(CommandName::of, Function.identity())));
    }

    private static Stream<Class<? extends Command>> handled(Class<?> handler) {
        return AnnotatedHandlerInspector.inspectType(handler).getAllHandlers().values().stream()
                .flatMap(Set::stream)
                .map(MessageHandlingMember::payloadType)
                .map(type -> type.asSubclass(Command.class));
    }

    /** All names. */
    public Set<String> names() {
        return byName.keySet();
    }

    /** The kind with this name. */
    public Optional<Class<? extends Command>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
