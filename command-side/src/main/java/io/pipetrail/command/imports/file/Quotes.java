package io.pipetrail.command.imports.file;

/** Whether a row of a table goes on in the next line: a quote that begins a cell is open until its partner. */
final class Quotes {

    private enum Place {
        BEGINNING_OF_CELL,
        IN_CELL,
        IN_QUOTES,
        BEHIND_QUOTE
    }

    private final char delimiter;
    private Place place = Place.BEGINNING_OF_CELL;

    Quotes(char delimiter) {
        this.delimiter = delimiter;
    }

    Quotes after(String text) {
        for (int i = 0; i < text.length(); i++) place = after(text.charAt(i));
        return this;
    }

    boolean areOpen() {
        return place == Place.IN_QUOTES;
    }

    private Place after(char next) {
        return switch (place) {
            case BEGINNING_OF_CELL -> next == '"' ? Place.IN_QUOTES : inCell(next);
            case IN_CELL -> inCell(next);
            case IN_QUOTES -> next == '"' ? Place.BEHIND_QUOTE : Place.IN_QUOTES;
            case BEHIND_QUOTE -> next == '"' ? Place.IN_QUOTES : inCell(next);
        };
    }

    private Place inCell(char next) {
        return next == delimiter ? Place.BEGINNING_OF_CELL : Place.IN_CELL;
    }
}
