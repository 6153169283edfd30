#include "models/sql/tokenizer.h"

#include "models/base/folding.h"
#include "models/base/text.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace earshot::sql {
namespace {

using TakeToken = int (*)(void *, int, const char *, int, int, int);

int createTokenizer(void *, const char **, int, Fts5Tokenizer **out)
{
    static char nothing; // it has no state, but may not be null
    *out = reinterpret_cast<Fts5Tokenizer *>(&nothing);
    return SQLITE_OK;
}

void deleteTokenizer(Fts5Tokenizer *) {}

int tokenizeStretch(std::string_view text, std::size_t offset, void *context, TakeToken take)
{
    for (text::WordReader reader(text); reader.next();) {
        const std::string_view word = reader.word();
        const int code =
            take(context, 0, word.data(), int(word.size()), int(offset + reader.start()), int(offset + reader.end()));
        if (code != SQLITE_OK)
            return code;
    }
    return SQLITE_OK;
}

int tokenize(Fts5Tokenizer *, void *context, int, const char *bytes, int size, TakeToken take)
{
    const std::string_view all(bytes, bytes == nullptr ? 0 : std::size_t(size));
    std::size_t from = 0;
    for (std::size_t end = all.find(text::PhraseEnd); end != all.npos; end = all.find(text::PhraseEnd, from)) {
        int code = tokenizeStretch(all.substr(from, end - from), from, context, take);
        if (code == SQLITE_OK)
            code = take(context, 0, &text::PhraseEnd, 1, int(end), int(end + 1));
        if (code != SQLITE_OK)
            return code;
        from = end + 1;
    }
    return tokenizeStretch(all.substr(from), from, context, take);
}

fts5_api *apiOf(sqlite3 *db)
{
    fts5_api *api = nullptr;
    sqlite3_stmt *ask = nullptr;
    const int code = sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &ask, nullptr);
    if (code != SQLITE_OK)
        throw SQLite::Exception(db, code);
    sqlite3_bind_pointer(ask, 1, static_cast<void *>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(ask);
    sqlite3_finalize(ask);
    return api;
}

} // namespace

void registerTokenizer(sqlite3 *db)
{
    fts5_api *api = apiOf(db);
    if (!api)
        throw SQLite::Exception("this SQLite has no FTS5", SQLITE_ERROR);
    fts5_tokenizer tokenizer{createTokenizer, deleteTokenizer, tokenize};
    const int code = api->xCreateTokenizer(api, "earshot", nullptr, &tokenizer, nullptr);
    if (code != SQLITE_OK)
        throw SQLite::Exception(db, code);
}

} // namespace earshot::sql
