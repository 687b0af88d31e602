package io.tallystick.cli;

import io.tallystick.ledger.genesis.GenesisException;
import io.tallystick.ledger.keys.KeyFileException;
import io.tallystick.quickstart.replay.MappingException;
import io.tallystick.quickstart.replay.RowProblemException;
import io.tallystick.schemas.serde.RegistryRefusedException;
import io.tallystick.schemas.serde.RegistryUnavailableException;
import io.tallystick.schemas.serde.UnknownSchemaIdException;
import io.tallystick.schemas.topics.MissingTopicsException;
import io.tallystick.schemas.topics.TopicAdminException;
import io.tallystick.sink.export.UnreachableException;
import io.tallystick.sink.tiles.TileDirectoryException;
import io.tallystick.topology.http.HttpPortTakenException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;

/** What users are told when a command fails, and its exit code. */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, CommandLine.ParseResult result) {
        Tallystick root = (Tallystick) command.getCommandSpec().root().userObject();
        command.getErr().println("tallystick: " + message(failure));
        if (root.verbose()) {
            failure.printStackTrace(command.getErr());
        } else if (isUnexpected(failure)) {
            command.getErr().println("This should not happen. Run it again with --verbose and report what it says.");
        }
        command.getErr().flush();
        return exitCode(failure);
    }

    static int exitCode(Exception failure) {
        if (failure instanceof CliException known) {
            return known.exitCode();
        }
        if (failure instanceof GenesisException
                || failure instanceof KeyFileException
                || failure instanceof MappingException
                || failure instanceof ConfigException
                || failure instanceof NoSuchFileException
                || failure instanceof FileAlreadyExistsException
                || failure instanceof IllegalArgumentException) {
            return Exit.USAGE;
        }
        if (failure instanceof TileDirectoryException archive) {
            return archive.reason() == TileDirectoryException.Reason.CANNOT_WRITE
                    ? Exit.UNREACHABLE
                    : Exit.DOES_NOT_HOLD;
        }
        if (failure instanceof UnreachableException
                || failure instanceof TopicAdminException
                || failure instanceof MissingTopicsException
                || isOfRegistry(failure)
                || failure instanceof HttpPortTakenException
                || failure instanceof FileSystemException) {
            return Exit.UNREACHABLE;
        }
        return failure instanceof KafkaException ? kafka(failure) : Exit.DOES_NOT_HOLD;
    }

    /** Kafka's clients wrap a bad setting when they are made. */
    private static int kafka(Exception failure) {
        return failure.getCause() instanceof ConfigException ? Exit.USAGE : Exit.UNREACHABLE;
    }

    private static String message(Exception failure) {
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist";
        }
        if (failure instanceof FileAlreadyExistsException file) {
            return file.getFile() + ": want a folder, got a file";
        }
        if (failure instanceof AccessDeniedException file) {
            return file.getFile() + ": no permission";
        }
        if (failure instanceof FileSystemException file) {
            return file.getFile() + ": " + (file.getReason() == null ? file.toString() : file.getReason());
        }
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        boolean wrapped = failure instanceof KafkaException && failure.getCause() != null && !isOfRegistry(failure);
        return wrapped ? message + ": " + failure.getCause().getMessage() : message;
    }

    /** These say all of it themselves. */
    private static boolean isOfRegistry(Exception failure) {
        return failure instanceof RegistryUnavailableException
                || failure instanceof RegistryRefusedException
                || failure instanceof UnknownSchemaIdException;
    }

    private static boolean isUnexpected(Exception failure) {
        return failure instanceof RuntimeException
                && !(failure instanceof RowProblemException)
                && !(failure instanceof IllegalArgumentException)
                && !(failure instanceof KafkaException)
                && exitCode(failure) == Exit.DOES_NOT_HOLD
                && !(failure instanceof CliException)
                && !(failure.getCause() instanceof IOException);
    }
}
